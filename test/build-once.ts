import { build } from '../worker/scripts/build.ts';

/** The Worker imports the build's manifest, and the journeys serve its assets: build once before any layer. */
export default async function buildOnce(): Promise<void> {
  await build();
}
