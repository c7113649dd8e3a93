package dev.daogou.storefront.replay;

import dev.daogou.schemas.Bounds;
import dev.daogou.schemas.Ids;
import dev.daogou.vocabularies.Times;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The columns of Online Retail and Online Retail II, and how a row is read from them. */
record InvoiceColumns(
    int invoice, int stockCode, int quantity, int time, int price, Optional<Integer> customer) {

  private static final int LONGEST_NUMBER = 64;
  private static final BigDecimal LARGEST = BigDecimal.valueOf(Bounds.LARGEST_AMOUNT);

  /** A row, or what is wrong with it. */
  sealed interface Parsed {
    record Row(InvoiceRow row) implements Parsed {}

    record Malformed(String what) implements Parsed {}
  }

  /** Empty where the header lacks one of the columns. */
  static Optional<InvoiceColumns> of(String[] header) {
    Columns columns = new Columns(header);
    Optional<Integer> invoice = columns.find(List.of("Invoice", "InvoiceNo"));
    Optional<Integer> stockCode = columns.find(List.of("StockCode"));
    Optional<Integer> quantity = columns.find(List.of("Quantity"));
    Optional<Integer> time = columns.find(List.of("InvoiceDate"));
    Optional<Integer> price = columns.find(List.of("Price", "UnitPrice"));
    boolean complete =
        invoice.isPresent()
            && stockCode.isPresent()
            && quantity.isPresent()
            && time.isPresent()
            && price.isPresent();
    return complete
        ? Optional.of(
            new InvoiceColumns(
                invoice.get(),
                stockCode.get(),
                quantity.get(),
                time.get(),
                price.get(),
                columns.find(List.of("CustomerID", "Customer"))))
        : Optional.empty();
  }

  Parsed parse(String[] cells, long line) {
    String invoiceNumber = Columns.cell(cells, invoice);
    String code = Columns.cell(cells, stockCode);
    Optional<Instant> at = Times.parse(Columns.cell(cells, time)).filter(Bounds::isTold);
    if (!Ids.isValid(invoiceNumber)) {
      return new Parsed.Malformed("the invoice number is missing");
    }
    if (!Ids.isValid(code)) {
      return new Parsed.Malformed("the stock code is missing");
    }
    if (at.isEmpty()) {
      return new Parsed.Malformed(
          "InvoiceDate is no time: '" + Excerpt.of(Columns.cell(cells, time)) + "'");
    }
    try {
      return new Parsed.Row(
          new InvoiceRow(
              line,
              invoiceNumber,
              code,
              number(cells, quantity).intValueExact(),
              at.get(),
              number(cells, price),
              customerOf(cells)));
    } catch (ArithmeticException | NumberFormatException e) {
      return new Parsed.Malformed(
          "Quantity '%s' or price '%s' is no number"
              .formatted(
                  Excerpt.of(Columns.cell(cells, quantity)),
                  Excerpt.of(Columns.cell(cells, price))));
    }
  }

  private static BigDecimal number(String[] cells, int column) {
    String text = Columns.cell(cells, column);
    if (text.length() > LONGEST_NUMBER) {
      throw new NumberFormatException("longer than any number of pieces or price");
    }
    BigDecimal number = new BigDecimal(text);
    if (number.abs().compareTo(LARGEST) > 0) {
      throw new NumberFormatException("beyond any number of pieces or price");
    }
    return number;
  }

  /** Spreadsheets write customer 13085 as 13085.0. */
  private String customerOf(String[] cells) {
    String text = customer.map(position -> Columns.cell(cells, position)).orElse("");
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }
}
