import { MantineProvider } from '@mantine/core';
import { usePreferences } from '../state/preferences-store.ts';
import { Frame } from './frame/frame.tsx';
import { CoreGate } from './gate/core-gate.tsx';
import { styleNonce } from './style-nonce.ts';
import { cssVariables, theme } from './theme.ts';

export function App() {
  const chosen = usePreferences((preferences) => preferences.theme);
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      getStyleNonce={() => styleNonce}
      defaultColorScheme="auto"
      {...(chosen === 'auto' ? {} : { forceColorScheme: chosen })}
    >
      <CoreGate>
        <Frame />
      </CoreGate>
    </MantineProvider>
  );
}
