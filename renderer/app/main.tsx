import './zod-without-eval.ts';
import '@mantine/core/styles.css';
import '@fontsource-variable/noto-sans-jp/wght.css';
import './tokens.css';
import './base.css';
import './title-bar.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { adoptConnection } from '../state/connection-store.ts';
import { feedStores } from '../state/feed.ts';
import { followHelperMode } from '../state/helper-mode.ts';
import { feedHostEvents } from '../state/host-events.ts';
import { feedWindow } from '../state/window-store.ts';
import { nativeWindow } from '../transport/native-window.ts';
import { App } from './app.tsx';
import { runCommand } from './commands/run-command.ts';
import { openConnection } from './open-connection.ts';

const connection = openConnection();
adoptConnection(connection);
feedStores(connection);
feedHostEvents(connection);
followHelperMode();
if (nativeWindow !== undefined) {
  feedWindow(nativeWindow);
  nativeWindow.onEvent((event) => {
    if (event.type === 'command') runCommand(event.command);
  });
}

const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
