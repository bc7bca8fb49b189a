import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { findDesk } from './bridge/deskClient.ts';
import { applyTheme } from './features/frame/theme.ts';

applyTheme(document.documentElement);
const root = document.getElementById('root');
if (root !== null) createRoot(root).render(<App client={findDesk(window)} />);
