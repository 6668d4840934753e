/** How long something has been waited for, ten times a second. */
import { useEffect, useState } from 'react';

export function Stopwatch({ since }: { since: number }) {
  const [now, setNow] = useState(() => performance.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(performance.now()), 100);
    return () => clearInterval(timer);
  }, []);
  return <span className="text-muted-foreground">{(Math.max(0, now - since) / 1000).toFixed(1)} s</span>;
}
