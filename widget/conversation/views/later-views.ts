export { aboutView } from './about-view.ts';
export { evaluationView } from './evaluation-view.ts';
export { evaluationStyles } from './evaluation-view.styles.ts';
