// The cart and the orders of this browser. A shop's server would keep them; this one keeps nothing.

const KINDS = ["cart", "orders"];
const name = (kind, persona) => (persona ? `shop.${kind}.${persona}` : `shop.${kind}`);

/** A decision takes the basket along, whoever it was of. */
export function moveBasket(from, to) {
  KINDS.filter((kind) => name(kind, from) !== name(kind, to)).forEach((kind) => {
    const kept = localStorage.getItem(name(kind, from));
    if (kept !== null) {
      localStorage.setItem(name(kind, to), kept);
      localStorage.removeItem(name(kind, from));
    }
  });
}

/** Nothing is kept of who is not there any more. */
export function dropBasket(persona) {
  KINDS.forEach((kind) => localStorage.removeItem(name(kind, persona)));
}

/**
 * Cart and orders of this browser, or of the persona that was chosen in it: ids come and go until the shopper agrees to
 * one, and the cart outlives them. Tells listeners of every change.
 */
export class Basket extends EventTarget {
  #persona;

  constructor(persona) {
    super();
    this.#persona = persona;
  }

  #read(kind) {
    try {
      return JSON.parse(localStorage.getItem(name(kind, this.#persona))) ?? [];
    } catch {
      return [];
    }
  }

  #write(kind, value) {
    localStorage.setItem(name(kind, this.#persona), JSON.stringify(value));
    this.dispatchEvent(new Event("change"));
  }

  /** @returns {{ item: string, quantity: number, price: number, currency: string }[]} */
  get lines() {
    return this.#read("cart");
  }

  get count() {
    return this.lines.reduce((sum, { quantity }) => sum + quantity, 0);
  }

  has(item) {
    return this.lines.some((line) => line.item === item);
  }

  add({ item, price, currency }) {
    const lines = this.lines;
    const known = lines.find((line) => line.item === item);
    this.#write("cart", known ? lines.map((line) => (line === known ? { ...line, quantity: line.quantity + 1 } : line)) : [...lines, { item, price, currency, quantity: 1 }]);
  }

  /** Fewer of an item, or none. */
  take(item, quantity) {
    this.#write("cart", this.lines.map((line) => (line.item === item ? { ...line, quantity: line.quantity - quantity } : line)).filter((line) => line.quantity > 0));
  }

  /** Newest first. */
  get orders() {
    return this.#read("orders");
  }

  order(id) {
    return this.orders.find((order) => order.order === id);
  }

  /** Makes an order of the cart. */
  place() {
    const order = { order: "o-" + crypto.randomUUID().slice(0, 8), at: Date.now(), lines: this.lines, cancelled: [] };
    this.#write("orders", [order, ...this.orders]);
    this.#write("cart", []);
    return order;
  }

  /** Takes lines of an order back. */
  cancel(id, items) {
    this.#write("orders", this.orders.map((order) => (order.order === id ? { ...order, cancelled: [...new Set([...order.cancelled, ...items])] } : order)));
  }
}
