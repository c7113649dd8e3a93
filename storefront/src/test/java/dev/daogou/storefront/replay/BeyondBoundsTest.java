package dev.daogou.storefront.replay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Times and amounts that cannot be written are refused where they are read. */
class BeyondBoundsTest {
  private static final String LATE = "+999999999-12-31T23:59:59Z";

  @Test
  void shouldRefuseTimesThatNoRecordHolds() {
    Found clicks = Found.in(LogFormat.sessions, "SessionId,ItemId,Time", "1,a," + LATE);
    Found items =
        Found.in(
            LogFormat.catalogue,
            "{\"item\": \"a\", \"title\": \"A\", \"expiresAt\": \"%s\"}".formatted(LATE));

    assertThat(clicks.events).isEmpty();
    assertThat(clicks.malformed).hasSize(1);
    assertThat(items.items).isEmpty();
    assertThat(items.malformed).hasSize(1);
  }

  @Test
  void shouldRefuseAmountsThatJsonHasNoWordFor() {
    Found items =
        Found.in(LogFormat.catalogue, "{\"item\": \"a\", \"title\": \"A\", \"price\": 1e999}");
    Found invoices =
        Found.in(
            LogFormat.invoices,
            "Invoice,StockCode,Quantity,InvoiceDate,Price",
            "1,22423,1,12/1/2010 8:26,1e999999999");

    assertThat(items.items).isEmpty();
    assertThat(invoices.events).isEmpty();
    assertThat(invoices.malformed).hasSize(1);
  }

  @Test
  void shouldQuoteTheBeginningOfALongValue() {
    Found clicks =
        Found.in(LogFormat.sessions, "SessionId,ItemId,Time", "1,a," + "9".repeat(5_000));

    assertThat(clicks.malformed).hasSize(1).allMatch(message -> message.length() < 200);
  }
}
