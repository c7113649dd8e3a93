/** Kafka has it. */
export interface Accepted {
  id: string;
  status: "accepted";
  /** Partition and offset; a read that presents it reflects the event. */
  receipt: string;
}

/** It breaks a rule; it is not sent again. */
export interface Rejected {
  id: string;
  status: "rejected";
  /** Label of the rule. */
  reason: string;
  detail: string;
}

/** It was given up before the server answered. */
export interface Dropped {
  id: string;
  status: "dropped";
  /** `consent`: the shopper did not allow it, or withdrew; `overflow`: too much was waiting, and it was the oldest. */
  reason: "consent" | "overflow";
}

/** What became of an event. */
export type Outcome = Accepted | Rejected | Dropped;

/** One entry of the server's answer to a batch. */
export type EntryResult = Accepted | Rejected | { id: string; status: "unconfirmed"; reason?: string; detail?: string };
