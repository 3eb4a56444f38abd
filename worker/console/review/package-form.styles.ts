import { css } from 'lit';

export const styles = css`
  ol {
    display: grid;
    gap: 0.75rem;
    list-style: none;
  }
  ol span {
    overflow-wrap: anywhere;
    white-space: pre-wrap;
  }
  fieldset {
    min-width: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  legend {
    padding: 0;
    font-weight: 600;
  }
  .files {
    padding-inline-start: 1.25rem;
  }
  .files a {
    display: inline-block;
    min-height: var(--lo-target);
    line-height: var(--lo-target);
  }
  code {
    overflow-wrap: anywhere;
  }
`;
