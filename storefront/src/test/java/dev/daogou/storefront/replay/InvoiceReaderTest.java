package dev.daogou.storefront.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daogou.schemas.OrderLine;
import dev.daogou.schemas.OrderPlaced;
import dev.daogou.schemas.OrderReversed;
import dev.daogou.schemas.StorefrontEvent;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class InvoiceReaderTest {
  private static final String HEADER =
      "Invoice,StockCode,Description,Quantity,InvoiceDate,Price,CustomerID,Country";

  @Test
  void shouldMakeOneOrderOfTheRowsOfAnInvoice() {
    Found found =
        Found.in(
            LogFormat.invoices,
            HEADER,
            "489434,85048,\"BALL, 20 LIGHTS\",12,2009-12-01 07:45:00,6.95,13085,United Kingdom",
            "489434,79323P,PINK CHERRY LIGHTS,3,2009-12-01 07:45:00,6.75,13085,United Kingdom");

    assertThat(found.payloads())
        .containsExactly(
            new OrderPlaced(
                "489434",
                List.of(new OrderLine("85048", 12, 6.95), new OrderLine("79323P", 3, 6.75)),
                "GBP"));
    assertThat(found.events.getFirst().getShopper()).isEqualTo("13085");
    assertThat(found.events.getFirst().getTime()).isEqualTo(Instant.parse("2009-12-01T07:45:00Z"));
  }

  @Test
  void shouldReadTheOlderNamesOfTheColumns() {
    Found found =
        Found.in(
            LogFormat.invoices,
            "InvoiceNo;StockCode;Description;Quantity;InvoiceDate;UnitPrice;Customer ID;Country",
            "536365;85123A;HOLDER;6;12/1/2010 8:26;2.55;17850.0;United Kingdom");

    assertThat(found.payloads())
        .containsExactly(
            new OrderPlaced("536365", List.of(new OrderLine("85123A", 6, 2.55)), "GBP"));
    assertThat(found.events.getFirst().getShopper()).isEqualTo("17850");
    assertThat(found.events.getFirst().getTime()).isEqualTo(Instant.parse("2010-12-01T08:26:00Z"));
  }

  @Test
  void shouldKeepInterleavedInvoicesTogether() {
    Found found =
        Found.in(
            LogFormat.invoices,
            HEADER,
            "1,10001,A,1,2009-12-01,1.0,c1,UK",
            "2,10002,B,1,2009-12-01,1.0,c2,UK",
            "1,10003,C,1,2009-12-01,1.0,c1,UK");

    assertThat(found.payloads())
        .containsExactly(
            new OrderPlaced(
                "1",
                List.of(new OrderLine("10001", 1, 1.0), new OrderLine("10003", 1, 1.0)),
                "GBP"),
            new OrderPlaced("2", List.of(new OrderLine("10002", 1, 1.0)), "GBP"));
  }

  @Test
  void shouldReverseTheNewestMatchingOrderFirst() {
    Found found =
        Found.in(
            LogFormat.invoices,
            HEADER,
            "1,10001,A,5,2009-12-01,1.0,c1,UK",
            "2,10001,A,5,2009-12-02,1.0,c1,UK",
            "3,10001,A,5,2009-12-03,1.0,c2,UK",
            "C4,10001,A,-5,2009-12-04,1.0,c1,UK",
            "C5,10001,A,-2,2009-12-05,1.0,c1,UK",
            "C6,10001,A,-1,2009-12-06,1.0,c1,UK");

    assertThat(found.payloads())
        .filteredOn(OrderReversed.class::isInstance)
        .containsExactly(
            new OrderReversed("2", List.of("10001"), "cancelled by C4"),
            new OrderReversed("1", List.of("10001"), "cancelled by C5"));
    assertThat(found.noted)
        .containsEntry(InvoiceReader.MATCHED, 2L)
        .containsEntry(InvoiceReader.PARTIAL, 1L);
    assertThat(found.setAside).containsEntry(InvoiceReader.UNMATCHED, 1L);
  }

  @Test
  void shouldReverseSeveralOrdersWhenMorePiecesGoBackThanTheNewestHas() {
    Found found =
        Found.in(
            LogFormat.invoices,
            HEADER,
            "1,10001,A,5,2009-12-01,1.0,c1,UK",
            "2,10001,A,5,2009-12-02,1.0,c1,UK",
            "C3,10001,A,-10,2009-12-04,1.0,c1,UK");

    assertThat(found.payloads())
        .filteredOn(OrderReversed.class::isInstance)
        .containsExactly(
            new OrderReversed("2", List.of("10001"), "cancelled by C3"),
            new OrderReversed("1", List.of("10001"), "cancelled by C3"));
    assertThat(found.noted).doesNotContainKey(InvoiceReader.PARTIAL);
  }

  @Test
  void shouldSendAnOrderBeforeItsReversalAndGiveReversalsIdsOfTheirOwn() {
    Found found =
        Found.in(
            LogFormat.invoices,
            HEADER,
            "C9,10001,A,-1,2009-12-01,1.0,c1,UK",
            "1,10001,A,1,2009-12-01,1.0,c1,UK",
            "2,10001,A,1,2009-12-01,1.0,c1,UK",
            "C9,10001,A,-2,2009-12-01,1.0,c1,UK");

    List<String> orders =
        found.payloads().stream()
            .map(
                p ->
                    p instanceof OrderPlaced o
                        ? "+" + o.getOrder()
                        : "-" + ((OrderReversed) p).getOrder())
            .toList();
    assertThat(orders).containsExactlyInAnyOrder("+1", "+2", "-1", "-2");
    assertThat(orders.indexOf("+1")).isLessThan(orders.indexOf("-1"));
    assertThat(orders.indexOf("+2")).isLessThan(orders.indexOf("-2"));
    assertThat(found.events).extracting(StorefrontEvent::getId).doesNotHaveDuplicates();
  }

  @Test
  void shouldKeyGuestsByInvoiceAndSetAsideTheirCancellations() {
    Found found =
        Found.in(
            LogFormat.invoices,
            HEADER,
            "1,10001,A,1,2009-12-01,1.0,,UK",
            "C2,10001,A,-1,2009-12-01,1.0,,UK");

    assertThat(found.events).extracting(StorefrontEvent::getShopper).containsExactly("guest-1");
    assertThat(found.setAside).containsEntry(InvoiceReader.GUEST, 1L);
  }

  @Test
  void shouldSetAsideWhatIsNoSale() {
    Found found =
        Found.in(
            LogFormat.invoices,
            HEADER,
            "1,POST,POSTAGE,1,2009-12-01,18.0,c1,UK",
            "1,gift_0001_30,VOUCHER,1,2009-12-01,30.0,c1,UK",
            "2,10001,damaged,-40,2009-12-01,0.0,,UK",
            "3,10001,damaged,-4,2009-12-01,2.0,,UK",
            "4,DCGS0058,GOOD,1,2009-12-01,2.0,c1,UK");

    assertThat(found.payloads())
        .containsExactly(new OrderPlaced("4", List.of(new OrderLine("DCGS0058", 1, 2.0)), "GBP"));
    assertThat(found.setAside)
        .containsEntry(InvoiceReader.NO_PRODUCT, 2L)
        .containsEntry(InvoiceReader.FREE, 1L)
        .containsEntry(InvoiceReader.ADJUSTMENT, 1L);
  }

  @Test
  void shouldTellMalformedRows() {
    Found found =
        Found.in(
            LogFormat.invoices,
            HEADER,
            "1,10001,A,many,2009-12-01,1.0,c1,UK",
            "1,10001,A,1,soon,1.0,c1,UK",
            ",10001,A,1,2009-12-01,1.0,c1,UK");

    assertThat(found.malformed)
        .containsExactly(
            "2: Quantity 'many' or price '1.0' is no number",
            "3: InvoiceDate is no time: 'soon'",
            "4: the invoice number is missing");
  }

  @Test
  void shouldCloseInvoicesAsItGoes() {
    Stream<String> rows =
        IntStream.rangeClosed(1, 100).mapToObj(i -> i + ",10001,A,1,2009-12-01,1.0,c" + i + ",UK");

    Found found =
        Found.in(LogFormat.invoices, Stream.concat(Stream.of(HEADER), rows).toArray(String[]::new));

    assertThat(found.events).hasSize(100);
    assertThat(((OrderPlaced) found.payloads().getFirst()).getOrder()).isEqualTo("1");
  }
}
