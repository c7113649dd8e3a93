package dev.daogou.storefront.catalogue;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Technical data of phones as Chinese shops write them. */
final class Specification {
  private static final Pattern MEGAPIXELS = Pattern.compile("(\\d+) MP");
  private static final Map<String, String> WORDS = new LinkedHashMap<>();

  static {
    WORDS.put("-inch folding ", "英寸折叠");
    WORDS.put("-inch curved ", "英寸曲面");
    WORDS.put("-inch ", "英寸");
    WORDS.put(" mAh", "毫安时");
    WORDS.put(" selfie with autofocus", "自动对焦前摄");
    WORDS.put(" selfie", "前摄");
    WORDS.put(" main", "主摄");
    WORDS.put(" portrait", "人像镜头");
    WORDS.put(" dual", "双摄");
    WORDS.put(" triple", "三摄");
    WORDS.put(" quad", "四摄");
    WORDS.put(" with ring light", "，环形补光灯");
    WORDS.put(" with thermal lens", "，热成像");
    WORDS.put(" with 5x zoom", "，5倍变焦");
    WORDS.put(" with 10x zoom", "，10倍变焦");
    WORDS.put(", ", "，");
  }

  private Specification() {}

  static String inChinese(String english) {
    String chinese =
        MEGAPIXELS
            .matcher(english)
            .replaceAll(found -> Integer.parseInt(found.group(1)) * 100 + "万像素");
    for (Map.Entry<String, String> word : WORDS.entrySet()) {
      chinese = chinese.replace(word.getKey(), word.getValue());
    }
    return chinese;
  }
}
