import * as z from 'zod';

/*
 * A server is newer than the pages that were opened before its deploy. What comes from the server is therefore read
 * leniently: a field that the reader does not know is dropped, and an event of a type that it does not know is ignored. What a
 * client sends is read strictly (parse.ts, worker/http/body.ts). The schemas are strict, so that tests hold the server to
 * them; this file alone decides what a client does with more than they name.
 */

/** The same schema, except that unknown fields are dropped at any depth instead of refused. */
export function lenient<T>(schema: z.ZodType<T>): z.ZodType<T> {
  return relaxed(schema) as z.ZodType<T>;
}

/** Reads a value that has been JSON-parsed: typed, or null when it is not one that this client knows. */
export function readerOf<T>(schema: z.ZodType<T>): (value: unknown) => T | null {
  const known = lenient(schema);
  return (value) => known.safeParse(value).data ?? null;
}

/** @throws Error for a kind of schema that could hold objects and is not named here */
function relaxed(schema: z.core.$ZodType): z.core.$ZodType {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case 'object': {
      const shape = Object.fromEntries(
        Object.entries(def.shape).map(([name, field]) => [name, relaxed(field)]),
      );
      // A loose object stays loose. `never` is what makes one strict.
      const { catchall, ...rest } = def;
      return z.clone(schema as z.core.$ZodObject, {
        ...rest,
        shape,
        ...(catchall?._zod.def.type !== 'never' && { catchall }),
      });
    }
    case 'union':
      return z.clone(schema as z.core.$ZodUnion, { ...def, options: def.options.map(relaxed) });
    case 'array':
      return z.clone(schema as z.core.$ZodArray, { ...def, element: relaxed(def.element) });
    case 'nullable':
      return z.clone(schema as z.core.$ZodNullable, { ...def, innerType: relaxed(def.innerType) });
    case 'optional':
      return z.clone(schema as z.core.$ZodOptional, { ...def, innerType: relaxed(def.innerType) });
    case 'string':
    case 'number':
    case 'boolean':
    case 'null':
    case 'literal':
    case 'enum':
      return schema;
    default:
      throw new Error(`lenient() does not know schemas of the type ${def.type}`);
  }
}
