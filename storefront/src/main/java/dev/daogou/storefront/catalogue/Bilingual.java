package dev.daogou.storefront.catalogue;

/** A text in English and in Chinese. */
public record Bilingual(String en, String zh) {
  public Bilingual {
    if (en == null || zh == null) {
      throw new IllegalArgumentException("both languages are needed: en=" + en + ", zh=" + zh);
    }
  }
}
