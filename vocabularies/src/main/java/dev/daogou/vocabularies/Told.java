package dev.daogou.vocabularies;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an event tells, whatever its vocabulary calls the fields. Null: it does not say. */
public interface Told {
  /** The sender's name for the event. */
  String name();

  /** What the vocabulary calls a product's id, for messages. */
  String productField();

  /** What the vocabulary calls an order's id, for messages. */
  String orderField();

  /** What the vocabulary calls the words of a search, for messages. */
  String queryField();

  /** The product that the event itself names. */
  Optional<Product> ownProduct();

  /** Products that the event lists and that have an id. */
  List<Product> listedProducts();

  /** Whether it also lists products without an id. */
  boolean listsUnnamedProducts();

  /** Where the list stood that was shown; never null. */
  String shownPlacement();

  /** List of ours that the event goes back to. */
  @Nullable String recommendationId();

  /** Id of the order, where it is a valid one. */
  Optional<String> order();

  /** Currency of its prices. */
  @Nullable String currency();

  /** Words of a search; empty where there are none. */
  String query();

  /** How many items were found. */
  @Nullable Integer results();

  /** Rating; 0 where there is none. */
  double stars();

  /** Id of the user who is now known, where an anonymous id was used before. */
  Optional<String> linkedUser();
}
