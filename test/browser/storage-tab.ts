new BroadcastChannel('tab').postMessage(`hello ${location.href} ${document.visibilityState} ${window.opener}`);
