package dev.daogou.serving.security;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One line of the table of {@link Endpoints}.
 *
 * @param path its parts; parameters in braces
 * @param roles of which one is enough; none where everybody may
 * @param inBrowser whether a browser key may be used
 * @param shopperIn whose data is read, and where the request says so
 * @param keyInBody whether the protocol allows the key to stand in the body
 */
record Endpoint(
    String method,
    List<String> path,
    Set<AccessRole> roles,
    boolean inBrowser,
    ShopperIn shopperIn,
    boolean keyInBody) {
  /** Whose data an endpoint gives away. */
  enum ShopperIn {
    /** Nobody's. */
    NOWHERE,
    /** That of the shopper in the path: in a page, only with that shopper's token. */
    PATH,
    /** As before, and everything that is known: the token lets read it without the role, too. */
    PATH_IN_FULL
  }

  static Endpoint open(String method, String template) {
    return new Endpoint(method, parts(template), Set.of(), true, ShopperIn.NOWHERE, false);
  }

  static Endpoint needing(String method, String template, AccessRole... roles) {
    return new Endpoint(
        method, parts(template), EnumSet.copyOf(List.of(roles)), false, ShopperIn.NOWHERE, false);
  }

  Endpoint alsoInBrowser() {
    return new Endpoint(method, path, roles, true, shopperIn, keyInBody);
  }

  Endpoint withKeyInBody() {
    return new Endpoint(method, path, roles, inBrowser, shopperIn, true);
  }

  Endpoint ofShopper() {
    return new Endpoint(method, path, roles, true, ShopperIn.PATH, keyInBody);
  }

  Endpoint ofShopperInFull() {
    return new Endpoint(method, path, roles, true, ShopperIn.PATH_IN_FULL, keyInBody);
  }

  boolean isOpen() {
    return roles.isEmpty();
  }

  boolean isOfShopper() {
    return shopperIn != ShopperIn.NOWHERE;
  }

  /** Whether the audit log has a line for every use; looking at figures is no act. */
  boolean isAudited() {
    return !isOpen()
        && EnumSet.of(AccessRole.MERCHANDISE, AccessRole.ADMIN).containsAll(roles)
        && !(method.equals("GET") && roles.contains(AccessRole.MERCHANDISE));
  }

  String name() {
    return method + " " + template();
  }

  String rolesInWords() {
    return roles.stream().map(AccessRole::label).sorted().collect(Collectors.joining(" or "));
  }

  String template() {
    return "/" + String.join("/", path);
  }

  /** Whether the path is of this endpoint: as many parts, the literal ones the same. */
  boolean matches(List<String> asked) {
    if (path.size() != asked.size()) {
      return false;
    }
    for (int i = 0; i < path.size(); i++) {
      if (!isParameter(path.get(i)) && !path.get(i).equals(asked.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** The first parameter of a path that matches, as it stands there. */
  String parameter(List<String> asked) {
    for (int i = 0; i < path.size(); i++) {
      if (isParameter(path.get(i))) {
        return asked.get(i);
      }
    }
    throw new IllegalStateException(template() + " has no parameter");
  }

  int literals() {
    return (int) path.stream().filter(part -> !isParameter(part)).count();
  }

  static List<String> parts(String path) {
    return List.of(path.substring(1).split("/", -1));
  }

  private static boolean isParameter(String part) {
    return part.startsWith("{");
  }
}
