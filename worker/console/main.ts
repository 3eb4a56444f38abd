import './no-eval.ts';
import { registerIcons } from './components.ts';
import { followColorScheme } from './theme.ts';
import './lo-console.ts';

registerIcons();
followColorScheme();
