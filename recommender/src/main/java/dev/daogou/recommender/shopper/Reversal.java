package dev.daogou.recommender.shopper;

/**
 * A take-back that came before what it takes back; kept so that the latter has no effect when it
 * arrives.
 *
 * @param type of the interactions that it takes back
 * @param item their item; empty means every line of the order
 * @param group hash of the order, or 0
 * @param time event time of the take-back; later interactions are not touched, except the lines of
 *     the order, which no other order can be mistaken for
 */
record Reversal(InteractionType type, String item, long group, long time) {
  boolean takesBack(Interaction interaction) {
    return interaction.type() == type
        && (item.isEmpty() || interaction.isOf(item))
        && (type == InteractionType.ORDER
            ? interaction.group() == group
            : interaction.time() <= time);
  }
}
