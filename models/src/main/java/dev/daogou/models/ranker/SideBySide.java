package dev.daogou.models.ranker;

import java.util.List;

/**
 * The same layer of several networks as one layer: a network's inputs reach its own outputs alone.
 *
 * @param inputs of all of them
 * @param outputs of all of them
 * @param matrix [inputs, outputs]
 * @param bias [outputs]
 */
@SuppressWarnings("ArrayRecordComponent") // parameters, never compared
record SideBySide(int inputs, int outputs, float[] matrix, float[] bias) {

  /** The first layers, which share their inputs. */
  static SideBySide first(List<Network> networks, int inputs) {
    int outputs = networks.size() * Network.WIDE;
    float[] matrix = new float[inputs * outputs];
    float[] bias = new float[outputs];
    for (int n = 0; n < networks.size(); n++) {
      int at = n * Network.WIDE;
      copy(networks.get(n).first(), inputs, Network.WIDE, matrix, at, outputs);
      System.arraycopy(networks.get(n).firstBias(), 0, bias, at, Network.WIDE);
    }
    return new SideBySide(inputs, outputs, matrix, bias);
  }

  /** The second layers, each behind its own first. */
  static SideBySide second(List<Network> networks) {
    int inputs = networks.size() * Network.WIDE;
    int outputs = networks.size() * Network.NARROW;
    float[] matrix = new float[inputs * outputs];
    float[] bias = new float[outputs];
    for (int n = 0; n < networks.size(); n++) {
      int at = n * Network.WIDE * outputs + n * Network.NARROW;
      copy(networks.get(n).second(), Network.WIDE, Network.NARROW, matrix, at, outputs);
      System.arraycopy(networks.get(n).secondBias(), 0, bias, n * Network.NARROW, Network.NARROW);
    }
    return new SideBySide(inputs, outputs, matrix, bias);
  }

  /** The weights of the last outputs in the mean over so many networks. */
  static float[] last(List<Network> networks, int all) {
    float[] last = new float[networks.size() * Network.NARROW];
    for (int n = 0; n < networks.size(); n++) {
      for (int i = 0; i < Network.NARROW; i++) {
        last[n * Network.NARROW + i] = networks.get(n).last()[i] / all;
      }
    }
    return last;
  }

  private static void copy(float[] from, int rows, int width, float[] to, int at, int toWidth) {
    for (int row = 0; row < rows; row++) {
      System.arraycopy(from, row * width, to, at + row * toWidth, width);
    }
  }
}
