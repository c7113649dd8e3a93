package dev.daogou.storefront.replay;

import dev.daogou.schemas.OrderLine;
import dev.daogou.schemas.OrderPlaced;
import dev.daogou.schemas.OrderReversed;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Invoices of the Online Retail logs. The rows of an invoice become one order; an invoice that
 * begins with C becomes reversals of the orders it cancels, found by customer and stock code,
 * newest first. Rows that are neither are set aside and counted.
 */
final class InvoiceReader implements LogReader {
  static final String ADJUSTMENT = "stock adjustments (negative quantity without C)";
  static final String FREE = "rows without a price";
  static final String NO_PRODUCT = "codes that are no product (postage, fees, vouchers …)";
  static final String UNMATCHED = "cancelled rows without a matching order";
  static final String GUEST = "cancelled rows without a customer";
  static final String MATCHED = "cancelled rows matched to an order";
  static final String PARTIAL = "  of them with fewer pieces than the line that they take back";

  /** Rows of neighbouring invoices are interleaved in these files; so few are open at a time. */
  private static final int OPEN_INVOICES = 16;

  private final EventStamp stamp;
  private final OpenLines openLines = new OpenLines();
  private final SequencedMap<String, List<InvoiceRow>> open = new LinkedHashMap<>();

  InvoiceReader(EventStamp stamp) {
    this.stamp = stamp;
  }

  @Override
  public void read(Lines lines, Sink sink) throws IOException {
    Rows rows = Rows.of(lines);
    String[] header = rows.next(sink);
    Optional<InvoiceColumns> columns =
        header == null ? Optional.empty() : InvoiceColumns.of(header);
    if (columns.isEmpty()) {
      sink.malformed(1, "the header must name Invoice, StockCode, Quantity, InvoiceDate and Price");
      return;
    }
    String[] cells = rows.next(sink);
    while (cells != null && sink.isOpen()) {
      switch (columns.get().parse(cells, lines.number())) {
        case InvoiceColumns.Parsed.Row(InvoiceRow row) -> take(row, sink);
        case InvoiceColumns.Parsed.Malformed(String what) -> sink.malformed(lines.number(), what);
      }
      cells = rows.next(sink);
    }
    while (!open.isEmpty() && sink.isOpen()) {
      closeOldest(sink);
    }
  }

  private void take(InvoiceRow row, Sink sink) {
    Optional<String> aside = whyNoEvent(row);
    if (aside.isPresent()) {
      sink.setAside(aside.get(), 1);
      return;
    }
    open.computeIfAbsent(row.invoice(), i -> new ArrayList<>()).add(row);
    if (!row.isCancellation()) {
      openLines.sold(row);
    }
    if (open.size() > OPEN_INVOICES) {
      closeOldest(sink);
    }
  }

  private static Optional<String> whyNoEvent(InvoiceRow row) {
    if (!row.isProduct()) {
      return Optional.of(NO_PRODUCT);
    }
    if (row.price().signum() <= 0) {
      return Optional.of(FREE);
    }
    if (row.quantity() <= 0 && !row.isCancellation() || row.quantity() == 0) {
      return Optional.of(ADJUSTMENT);
    }
    return Optional.empty();
  }

  private void closeOldest(Sink sink) {
    List<InvoiceRow> rows = open.sequencedValues().removeFirst();
    if (rows.getFirst().isCancellation()) {
      cancel(rows, sink);
    } else {
      place(rows, sink);
    }
  }

  private void place(List<InvoiceRow> rows, Sink sink) {
    InvoiceRow first = rows.getFirst();
    List<OrderLine> lines =
        rows.stream()
            .map(r -> new OrderLine(r.stockCode(), r.quantity(), r.price().doubleValue()))
            .toList();
    sink.event(
        stamp.event(
            first.line(),
            first.shopper(),
            null,
            first.time(),
            new OrderPlaced(first.invoice(), lines, "GBP")));
  }

  private void cancel(List<InvoiceRow> rows, Sink sink) {
    InvoiceRow first = rows.getFirst();
    Map<String, List<String>> itemsByOrder = new LinkedHashMap<>();
    for (InvoiceRow row : rows) {
      match(row, itemsByOrder, sink);
    }
    itemsByOrder.forEach(
        (order, items) -> {
          placeIfOpen(order, sink);
          sink.event(
              stamp.event(
                  first.line(),
                  first.shopper(),
                  null,
                  first.time(),
                  new OrderReversed(order, items, "cancelled by " + first.invoice())));
        });
  }

  private void match(InvoiceRow row, Map<String, List<String>> itemsByOrder, Sink sink) {
    if (row.customer().isEmpty()) {
      sink.setAside(GUEST, 1);
      return;
    }
    OpenLines.Match match = openLines.cancelled(row);
    for (String order : match.orders()) {
      itemsByOrder.computeIfAbsent(order, o -> new ArrayList<>()).add(row.stockCode());
    }
    if (match.orders().isEmpty()) {
      sink.setAside(UNMATCHED, 1);
      return;
    }
    sink.noted(MATCHED, 1);
    if (match.partial()) {
      sink.noted(PARTIAL, 1);
    }
  }

  /** An order must be sent before what takes it back. */
  private void placeIfOpen(String order, Sink sink) {
    List<InvoiceRow> rows = open.remove(order);
    if (rows != null) {
      place(rows, sink);
    }
  }
}
