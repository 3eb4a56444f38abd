import { css } from 'lit';
import { readingPage } from '../conversation/reading-page-styles.ts';

export const styles = css`
  ${readingPage}
  .typed {
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
`;
