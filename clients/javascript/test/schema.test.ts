import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const HOME = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const SCHEMA = join(HOME, "..", "..", "schemas", "src", "main", "avro", "StorefrontEvent.avsc");

type Avro = string | Avro[] | { type: Avro; name?: string; fields?: Field[]; items?: Avro; symbols?: string[] };
interface Field {
  name: string;
  type: Avro;
  default?: unknown;
}

/** Fields by name; `?` after the name of those that may be absent. */
type Shape = Record<string, string>;

const schema = JSON.parse(readFileSync(SCHEMA, "utf8")) as { fields: Field[] };
const payload = schema.fields.find((field) => field.name === "payload");

test("should have exactly the types of the schema, each with exactly its fields", () => {
  assert.ok(Array.isArray(payload?.type));
  const expected = payload.type.map((record) => {
    assert.ok(typeof record === "object" && !Array.isArray(record) && record.fields);
    return { ...shapeOf(record.fields), type: `"${kebab(record.name ?? "")}"` };
  });

  assert.deepEqual(byType(declared("StorefrontEvent")), byType(expected));
});

test("should have exactly the fields of the schema around them", () => {
  const around = schema.fields.filter((field) => field !== payload);

  // The service fills in a missing id and time; this client never leaves them to it.
  assert.deepEqual(declared("Envelope"), [shapeOf(around)]);
});

test("should have exactly the fields of a context, and of an order's line", () => {
  const context = schema.fields.find((field) => field.name === "context");

  assert.deepEqual(declared("EventContext"), [shapeOf(recordIn(context?.type).fields ?? [])]);
  assert.deepEqual(declared("OrderLine"), [shapeOf(recordIn(lines()).fields ?? [])]);
});

function lines(): Avro | undefined {
  const order = (payload?.type as { name: string; fields: Field[] }[]).find((record) => record.name === "OrderPlaced");
  return order?.fields.find((field) => field.name === "lines")?.type;
}

function shapeOf(fields: Field[]): Shape {
  return Object.fromEntries(fields.map((field) => [field.name + ("default" in field ? "?" : ""), typeOf(field.type)]));
}

/** An Avro type in TypeScript's words. */
function typeOf(type: Avro): string {
  if (Array.isArray(type)) {
    return typeOf(type.find((branch) => branch !== "null") ?? assert.fail());
  }
  if (typeof type === "string") {
    return { string: "string", boolean: "boolean" }[type] ?? "number";
  }
  if (type.type === "array") {
    return `readonly ${typeOf(type.items ?? assert.fail())}[]`;
  }
  if (type.type === "enum") {
    return (type.symbols ?? []).map((symbol) => `"${symbol.toLowerCase().replace("_", "-")}"`).join(" | ");
  }
  return type.type === "record" ? (type.name ?? "") : typeOf(type.type);
}

function recordIn(type: Avro | undefined): { fields?: Field[] } {
  if (Array.isArray(type)) {
    return recordIn(type.find((branch) => branch !== "null"));
  }
  assert.ok(typeof type === "object");
  return type.type === "record" ? type : recordIn(type.items);
}

const kebab = (name: string) => name.replace(/(?<=.)[A-Z]/g, "-$&").toLowerCase();

const byType = (shapes: Shape[]) => Object.fromEntries(shapes.map((shape) => [shape["type"], shape]));

const file = join(HOME, "src", "events.ts");
const program = ts.createProgram([file], { strict: true, lib: ["lib.es2022.d.ts"], types: [] });
const checker = program.getTypeChecker();

/** The shapes of a type that events.ts exports, one for each of a union. */
function declared(name: string): Shape[] {
  const module = checker.getSymbolAtLocation(program.getSourceFile(file) ?? assert.fail()) ?? assert.fail();
  const symbol = checker.getExportsOfModule(module).find((each) => each.name === name) ?? assert.fail(name);
  const type = checker.getDeclaredTypeOfSymbol(symbol);
  return (type.isUnion() ? type.types : [type]).map((each) =>
    Object.fromEntries(
      checker
        .getPropertiesOfType(each)
        .map((field) => [
          field.name + (field.flags & ts.SymbolFlags.Optional ? "?" : ""),
          checker.typeToString(checker.getTypeOfSymbol(field)).replace(" | undefined", ""),
        ]),
    ),
  );
}
