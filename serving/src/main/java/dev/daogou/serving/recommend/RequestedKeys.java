package dev.daogou.serving.recommend;

import dev.daogou.schemas.Ids;
import dev.daogou.schemas.ItemKey;
import dev.daogou.schemas.ShopperKey;
import dev.daogou.schemas.Tenants;
import dev.daogou.serving.ops.ProblemException;
import dev.daogou.serving.ops.ProblemKind;
import org.jspecify.annotations.Nullable;

/** Reads the keys that a request names. */
final class RequestedKeys {
  private RequestedKeys() {}

  /**
   * The shopper's key.
   *
   * @param tenant null for the default one
   * @throws ProblemException when either is not valid
   */
  static ShopperKey shopper(@Nullable String tenant, String shopper) {
    return new ShopperKey(tenant(tenant), id("user id", shopper));
  }

  /**
   * The item's key.
   *
   * @param tenant null for the default one
   * @throws ProblemException when either is not valid
   */
  static ItemKey item(@Nullable String tenant, String item) {
    return new ItemKey(tenant(tenant), id("item id", item));
  }

  /**
   * The tenant.
   *
   * @param tenant null for the default one
   * @throws ProblemException when it is not valid
   */
  static String tenant(@Nullable String tenant) {
    if (tenant == null) {
      return Tenants.DEFAULT;
    }
    if (!Tenants.isValid(tenant)) {
      throw ProblemException.of(ProblemKind.BAD_PARAMETER, "tenant must be 1 to 64 of [a-z0-9_-]");
    }
    return tenant;
  }

  private static String id(String what, String id) {
    if (!Ids.isValid(id)) {
      throw ProblemException.of(
          ProblemKind.BAD_PARAMETER,
          what + " must be 1 to 200 characters without control characters");
    }
    return id;
  }
}
