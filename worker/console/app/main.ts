import { registerIcons } from '../kit/components.ts';
import { followColorScheme } from '../kit/theme.ts';
import './lo-console.ts';

registerIcons();
followColorScheme();
