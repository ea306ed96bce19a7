import './zod-without-eval.ts';
import '@mantine/core/styles.css';
import '@fontsource-variable/noto-sans-jp/wght.css';
import './tokens.css';
import './base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { adoptConnection } from '../state/connection-store.ts';
import { feedStores } from '../state/feed.ts';
import { feedHostEvents } from '../state/host-events.ts';
import { App } from './app.tsx';
import { openConnection } from './open-connection.ts';

const connection = openConnection();
adoptConnection(connection);
feedStores(connection);
feedHostEvents(connection);

const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
