package dev.daogou.serving.filter;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelExpr.CelSelect;
import dev.cel.common.ast.CelExpr.ExprKind;
import dev.daogou.recommender.items.ItemCard;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns a checked expression into plain conditions on a card, which come to the same as CEL's
 * interpreter without its steps. Only what filters usually say is known here: comparisons of the
 * price with numbers and of texts with texts, {@code in}, {@code has}, parts of texts, logic; an
 * expression that says anything else is the interpreter's.
 */
final class Conditions {
  private static final double EXACT = 1L << 53;

  private Conditions() {}

  /** What comes of a condition: an item that lacks what is asked for neither fulfils it nor not. */
  enum Truth {
    TRUE,
    FALSE,
    UNKNOWN;

    static Truth of(boolean fulfilled) {
      return fulfilled ? TRUE : FALSE;
    }

    Truth opposite() {
      return switch (this) {
        case TRUE -> FALSE;
        case FALSE -> TRUE;
        case UNKNOWN -> UNKNOWN;
      };
    }
  }

  /** A condition on an item. */
  interface Condition {
    Truth of(ItemCard card);
  }

  /** A text of an item, or one that is the same for all; null where the item lacks it. */
  private interface Text {
    @Nullable String of(ItemCard card);
  }

  /** The condition that an expression states; empty where it says something unusual. */
  static Optional<Condition> of(CelExpr expression) {
    return switch (expression.getKind()) {
      case CONSTANT -> constant(expression.constant());
      case SELECT -> present(expression.select());
      case CALL -> of(expression.call());
      default -> Optional.empty();
    };
  }

  private static Optional<Condition> constant(CelConstant constant) {
    if (constant.getKind() != CelConstant.Kind.BOOLEAN_VALUE) {
      return Optional.empty();
    }
    Truth truth = Truth.of(constant.booleanValue());
    return Optional.of(card -> truth);
  }

  private static Optional<Condition> present(CelSelect select) {
    String name = select.field();
    return select.testOnly() && isVariable(select.operand(), ItemVariables.ATTRIBUTES)
        ? Optional.of(card -> Truth.of(card.attributes().containsKey(name)))
        : Optional.empty();
  }

  private static Optional<Condition> of(CelCall call) {
    List<CelExpr> parts = new ArrayList<>();
    call.target().ifPresent(parts::add);
    parts.addAll(call.args());
    return switch (call.function()) {
      case "_&&_" -> both(parts, Truth.FALSE);
      case "_||_" -> both(parts, Truth.TRUE);
      case "!_" -> of(parts.getFirst()).map(each -> card -> each.of(card).opposite());
      case "_?_:_" -> choice(parts);
      case "_==_" ->
          texts(parts, String::equals).or(() -> price(parts, (price, number) -> price == number));
      case "_!=_" ->
          texts(parts, String::equals)
              .or(() -> price(parts, (price, number) -> price == number))
              .map(each -> card -> each.of(card).opposite());
      case "_<_" -> price(parts, (price, number) -> price < number);
      case "_<=_" -> price(parts, (price, number) -> price <= number);
      case "_>_" -> price(parts, (price, number) -> price > number);
      case "_>=_" -> price(parts, (price, number) -> price >= number);
      case "@in" -> in(parts);
      case "contains" -> texts(parts, String::contains);
      case "startsWith" -> texts(parts, String::startsWith);
      case "endsWith" -> texts(parts, String::endsWith);
      default -> Optional.empty();
    };
  }

  /** Logic as CEL has it: either side decides alone, whatever comes of the other. */
  private static Optional<Condition> both(List<CelExpr> parts, Truth decides) {
    Truth otherwise = decides.opposite();
    return of(parts.getFirst())
        .flatMap(
            left ->
                of(parts.getLast())
                    .map(
                        right ->
                            card -> {
                              Truth one = left.of(card);
                              if (one == decides) {
                                return decides;
                              }
                              Truth other = right.of(card);
                              return other == decides || one == otherwise ? other : one;
                            }));
  }

  private static Optional<Condition> choice(List<CelExpr> parts) {
    Optional<Condition> which = of(parts.getFirst());
    Optional<Condition> one = of(parts.get(1));
    Optional<Condition> other = of(parts.getLast());
    return which.isPresent() && one.isPresent() && other.isPresent()
        ? Optional.of(
            card ->
                switch (which.get().of(card)) {
                  case TRUE -> one.get().of(card);
                  case FALSE -> other.get().of(card);
                  case UNKNOWN -> Truth.UNKNOWN;
                })
        : Optional.empty();
  }

  private interface TextTest {
    boolean holds(String one, String other);
  }

  private static Optional<Condition> texts(List<CelExpr> parts, TextTest test) {
    return text(parts.getFirst())
        .flatMap(
            one ->
                text(parts.getLast())
                    .map(
                        other ->
                            card -> {
                              String left = one.of(card);
                              String right = other.of(card);
                              return left == null || right == null
                                  ? Truth.UNKNOWN
                                  : Truth.of(test.holds(left, right));
                            }));
  }

  private interface Comparison {
    boolean holds(double price, double number);
  }

  /** The price on the left and a number on the right. */
  private static Optional<Condition> price(List<CelExpr> parts, Comparison comparison) {
    if (!isVariable(parts.getFirst(), ItemVariables.PRICE)) {
      return Optional.empty();
    }
    return number(parts.getLast())
        .map(
            number ->
                card -> {
                  Double price = card.price();
                  return price == null ? Truth.UNKNOWN : Truth.of(comparison.holds(price, number));
                });
  }

  private static Optional<Double> number(CelExpr expression) {
    if (expression.getKind() != ExprKind.Kind.CONSTANT) {
      return Optional.empty();
    }
    CelConstant constant = expression.constant();
    return switch (constant.getKind()) {
      case DOUBLE_VALUE -> Optional.of(constant.doubleValue());
      // Beyond that a number is not the same as a double.
      case INT64_VALUE ->
          Optional.of((double) constant.int64Value()).filter(number -> Math.abs(number) <= EXACT);
      default -> Optional.empty();
    };
  }

  private static Optional<Condition> in(List<CelExpr> parts) {
    Optional<Text> sought = text(parts.getFirst());
    CelExpr where = parts.getLast();
    if (isVariable(where, ItemVariables.CATEGORY)) {
      return sought.map(text -> in(text, ItemCard::categoryPath));
    }
    return sought.flatMap(text -> texts(where).map(among -> in(text, card -> among)));
  }

  private interface Texts {
    Collection<String> of(ItemCard card);
  }

  private static Condition in(Text sought, Texts among) {
    return card -> {
      String text = sought.of(card);
      return text == null ? Truth.UNKNOWN : Truth.of(among.of(card).contains(text));
    };
  }

  /** The texts of a list of constants. */
  private static Optional<Set<String>> texts(CelExpr expression) {
    if (expression.getKind() != ExprKind.Kind.LIST) {
      return Optional.empty();
    }
    Set<String> texts = new HashSet<>();
    for (CelExpr element : expression.list().elements()) {
      Optional<String> text = constantText(element);
      if (text.isEmpty()) {
        return Optional.empty();
      }
      texts.add(text.get());
    }
    return Optional.of(texts);
  }

  private static Optional<Text> text(CelExpr expression) {
    return switch (expression.getKind()) {
      case CONSTANT -> constantText(expression).map(text -> card -> text);
      case IDENT -> variable(expression.ident().name());
      case SELECT -> attribute(expression.select());
      default -> Optional.empty();
    };
  }

  private static Optional<String> constantText(CelExpr expression) {
    return Optional.of(expression)
        .filter(each -> each.getKind() == ExprKind.Kind.CONSTANT)
        .map(CelExpr::constant)
        .filter(constant -> constant.getKind() == CelConstant.Kind.STRING_VALUE)
        .map(CelConstant::stringValue);
  }

  private static Optional<Text> variable(String name) {
    return ItemVariables.reader(name).map(reader -> reader::apply);
  }

  private static Optional<Text> attribute(CelSelect select) {
    String name = select.field();
    return !select.testOnly() && isVariable(select.operand(), ItemVariables.ATTRIBUTES)
        ? Optional.of(card -> card.attributes().get(name))
        : Optional.empty();
  }

  private static boolean isVariable(CelExpr expression, ItemVariables variable) {
    return expression.getKind() == ExprKind.Kind.IDENT
        && expression.ident().name().equals(variable.label());
  }
}
