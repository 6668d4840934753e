/** The app: the pages of the tour beside the one that the address names. */
import { LabelsProvider } from 'deltakit/components';
import { Suspense } from 'react';
import { HomePage } from '../home/home-page';
import { Link } from './link';
import { Navigation } from './navigation';
import { Page } from './page';
import { PageFailure } from './page-failure';
import { PAGES } from './pages';
import { usePlace } from './router';
import { useKitLabels } from './use-settings';

export function App() {
  const { path } = usePlace();
  const labels = useKitLabels();
  const page = PAGES.find((one) => one.path === path);
  return (
    <LabelsProvider labels={labels}>
      <div className="flex h-dvh">
        <a
          href="#content"
          className="fixed start-3 top-3 z-20 rounded-full bg-card px-4 py-2 text-sm shadow-lg not-focus:sr-only"
        >
          Skip to the page
        </a>
        <div className="hidden w-60 shrink-0 overflow-y-auto border-e border-border lg:block">
          <Navigation />
        </div>
        <PageFailure key={path}>
          <Suspense fallback={<Page title={page?.title ?? ''} isComing />}>
            {page ? <page.View /> : <OtherPlace path={path} />}
          </Suspense>
        </PageFailure>
      </div>
    </LabelsProvider>
  );
}

function OtherPlace({ path }: { path: string }) {
  if (path === '/') return <HomePage />;
  return (
    <Page title="No such page" intro="The address leads nowhere. The pages of the tour are in the list.">
      <p>
        <Link href="/" className="text-primary underline underline-offset-4">
          To the start
        </Link>
      </p>
    </Page>
  );
}
