package dev.daogou.vocabularies;

import dev.daogou.schemas.CartAdd;
import dev.daogou.schemas.CartRemove;
import dev.daogou.schemas.IdentityLink;
import dev.daogou.schemas.ItemView;
import dev.daogou.schemas.ListClick;
import dev.daogou.schemas.ListView;
import dev.daogou.schemas.OrderLine;
import dev.daogou.schemas.OrderPlaced;
import dev.daogou.schemas.OrderReversed;
import dev.daogou.schemas.Other;
import dev.daogou.schemas.Rating;
import dev.daogou.schemas.Search;
import dev.daogou.schemas.Wish;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** What an event of another vocabulary means, and the payloads of the contract that say so. */
public enum Meaning {
  ITEM_VIEW(
      told -> each(told, product -> new ItemView(product.item(), product.recommendationId()))),
  LIST_VIEW(
      told ->
          listed(
              told,
              products ->
                  new ListView(told.shownPlacement(), told.recommendationId(), items(products)))),
  /** A list that was narrowed: an impression where it says what was shown. */
  NARROWED_LIST(
      "list-view",
      told ->
          told.listedProducts().isEmpty()
              ? Payloads.of(new Other(told.name()))
              : LIST_VIEW.payloads(told)),
  LIST_CLICK(
      told ->
          each(
              told,
              product ->
                  new ListClick(
                      product.item(),
                      product.placement(),
                      product.position(),
                      product.recommendationId()))),
  SEARCH(Meaning::search),
  CART_ADD(
      told ->
          each(
              told,
              product ->
                  new CartAdd(
                      product.item(),
                      product.quantity(),
                      product.price(),
                      product.recommendationId()))),
  CART_REMOVE(told -> each(told, product -> new CartRemove(product.item(), product.quantity()))),
  WISH(told -> each(told, product -> new Wish(product.item(), false))),
  UNWISH("wish", told -> each(told, product -> new Wish(product.item(), true))),
  ORDER_PLACED(
      told ->
          ordered(
              told,
              order ->
                  listed(
                      told, products -> new OrderPlaced(order, lines(products), told.currency())))),
  REFUND("order-reversed", told -> reversal(told, "refunded")),
  CANCELLATION("order-reversed", told -> reversal(told, "cancelled")),
  RATING(Meaning::rating),
  /** The anonymous id and the user are one; of one of them alone there is nothing to link. */
  IDENTITY_LINK(
      told ->
          Payloads.of(
              told.linkedUser()
                  .<Object>map(IdentityLink::new)
                  .orElseGet(() -> new Other(told.name())))),
  OTHER(told -> Payloads.of(new Other(told.name())));

  private final String type;
  private final Function<Told, Payloads> maker;

  Meaning(Function<Told, Payloads> maker) {
    this.type = name().toLowerCase(Locale.ROOT).replace('_', '-');
    this.maker = maker;
  }

  Meaning(String type, Function<Told, Payloads> maker) {
    this.type = type;
    this.maker = maker;
  }

  /** The type of event that it becomes, as the native API names it. */
  public String type() {
    return type;
  }

  /** The payloads that say what the event tells; several where it names several products. */
  public Payloads payloads(Told told) {
    return maker.apply(told);
  }

  private static Payloads each(Told told, Function<Product, Object> payload) {
    List<Product> products = told.ownProduct().map(List::of).orElseGet(told::listedProducts);
    return products.isEmpty()
        ? Payloads.missing(told.name() + " has no " + told.productField())
        : new Payloads.Found(products.stream().map(payload).toList());
  }

  private static Payloads listed(Told told, Function<List<Product>, Object> payload) {
    List<Product> products = told.listedProducts();
    return products.isEmpty()
        ? Payloads.missing(told.name() + " has no products with a " + told.productField())
        : Payloads.of(payload.apply(products));
  }

  private static Payloads ordered(Told told, Function<String, Payloads> payloads) {
    return told.order()
        .map(payloads)
        .orElseGet(() -> Payloads.missing(told.name() + " has no " + told.orderField()));
  }

  // Without the id of a line that was named, the whole order would be taken back.
  private static Payloads reversal(Told told, String reason) {
    return told.listsUnnamedProducts()
        ? Payloads.missing(told.name() + " has a product without a " + told.productField())
        : ordered(
            told,
            order -> Payloads.of(new OrderReversed(order, items(told.listedProducts()), reason)));
  }

  private static Payloads search(Told told) {
    return told.query().isEmpty()
        ? Payloads.missing(told.name() + " has no " + told.queryField())
        : Payloads.of(new Search(told.query(), told.results()));
  }

  private static Payloads rating(Told told) {
    double stars = told.stars();
    return stars >= 1 && stars <= 5
        ? each(told, product -> new Rating(product.item(), (float) stars))
        : new Payloads.Lacking(Fault.BAD_NUMBER, told.name() + " needs a rating from 1 to 5");
  }

  private static List<String> items(List<Product> products) {
    return products.stream().map(Product::item).toList();
  }

  private static List<OrderLine> lines(List<Product> products) {
    return products.stream()
        .map(product -> new OrderLine(product.item(), product.quantity(), product.price()))
        .toList();
  }
}
