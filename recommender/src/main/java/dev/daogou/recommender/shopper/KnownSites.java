package dev.daogou.recommender.shopper;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sites from which shoppers often come. A name without a dot is any part of a host, as large sites
 * stand under many endings; one with a dot is the end of it.
 */
final class KnownSites {
  private static final List<String> MAIL =
      List.of("mail", "webmail", "outlook", "com.google.android.gm");

  private static final List<String> SEARCH =
      List.of(
          "google",
          "bing",
          "yahoo",
          "duckduckgo",
          "baidu",
          "sogou",
          "so.com",
          "sm.cn",
          "yandex",
          "ya.ru",
          "naver",
          "seznam",
          "ecosia",
          "qwant",
          "startpage",
          "search.brave.com");

  private static final List<String> SOCIAL =
      List.of(
          "facebook",
          "instagram",
          "threads.net",
          "threads.com",
          "twitter",
          "x.com",
          "t.co",
          "pinterest",
          "tiktok",
          "douyin",
          "youtube",
          "youtu.be",
          "linkedin",
          "lnkd.in",
          "reddit",
          "snapchat",
          "whatsapp",
          "telegram",
          "t.me",
          "vk.com",
          "weibo",
          "weixin",
          "wechat",
          "xiaohongshu",
          "xhslink",
          "bilibili",
          "zhihu",
          "douban");

  private static final Map<String, ReferrerKind> KINDS = kinds();

  private KnownSites() {}

  private static Map<String, ReferrerKind> kinds() {
    Map<String, ReferrerKind> kinds = new HashMap<>();
    MAIL.forEach(name -> kinds.put(name, ReferrerKind.MAIL));
    SEARCH.forEach(name -> kinds.put(name, ReferrerKind.SEARCH));
    SOCIAL.forEach(name -> kinds.put(name, ReferrerKind.SOCIAL));
    return Map.copyOf(kinds);
  }

  /**
   * By what is known first from the left, so {@code mail.google.com} is mail; empty where nothing
   * is.
   */
  static Optional<ReferrerKind> kind(String host) {
    for (String rest = host; !rest.isEmpty(); rest = afterDot(rest)) {
      ReferrerKind kind = KINDS.getOrDefault(rest, KINDS.get(label(rest)));
      if (kind != null) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  private static String label(String host) {
    int dot = host.indexOf('.');
    return dot < 0 ? host : host.substring(0, dot);
  }

  private static String afterDot(String host) {
    int dot = host.indexOf('.');
    return dot < 0 ? "" : host.substring(dot + 1);
  }
}
