import { ConfigError, parseConfig } from '../platform/config.ts';

/**
 * Refuses to go on with variables that the Worker would refuse at its first request: those of the file's top level, and of each
 * of its environments.
 * @throws Error naming the variables and the rules they break
 */
export async function requireVariables(config: string): Promise<void> {
  const { unstable_readConfig: readConfig } = await import('wrangler');
  const { definedEnvironments = [] } = readConfig({ config }, { hideWarnings: true });
  for (const env of [undefined, ...definedEnvironments]) {
    const { vars } = readConfig({ config, env }, { hideWarnings: true });
    try {
      parseConfig(vars);
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      const place = env === undefined ? '[vars]' : `[env.${env}.vars]`;
      const problems = error.problems.map(({ variable, message }) => `  ${variable}: ${message}`);
      throw new Error([`wrangler.toml ${place} needs repair:`, ...problems].join('\n'), { cause: error });
    }
  }
}
