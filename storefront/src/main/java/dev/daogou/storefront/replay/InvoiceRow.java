package dev.daogou.storefront.replay;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * One row of an invoice.
 *
 * @param line where it stands in the file
 * @param invoice number; a cancellation's begins with C
 * @param stockCode what was sold
 * @param quantity pieces; negative where something went back
 * @param time of the invoice
 * @param price a piece
 * @param customer number, empty for a guest
 */
record InvoiceRow(
    long line,
    String invoice,
    String stockCode,
    int quantity,
    Instant time,
    BigDecimal price,
    String customer) {
  /** Postage, fees, vouchers, samples, tests and manual entries: codes that name no product. */
  private static final Pattern NO_PRODUCT =
      Pattern.compile(
          "(?i)POST|DOT|M|D|S|B|C\\d|ADJUST\\d*|BANK CHARGES|CRUK|PADS|AMAZON ?FEE|TEST\\d*|GIFT.*");

  boolean isCancellation() {
    return invoice.startsWith("C") || invoice.startsWith("c");
  }

  boolean isProduct() {
    return !NO_PRODUCT.matcher(stockCode).matches();
  }

  /** Who bought: the customer, or the invoice itself where nobody signed in. */
  String shopper() {
    return customer.isEmpty() ? "guest-" + invoice : customer;
  }
}
