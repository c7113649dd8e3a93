package dev.daogou.serving.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daogou.serving.projection.PrincipalPlane.Place;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class PrincipalPlaneTest {
  private static final Offset<Double> CLOSE = Offset.offset(1e-5);
  private static final int DIMENSIONS = 7;

  private final Random random = new Random(5);

  @Test
  void shouldFindWhatRepeatedMultiplicationFinds() {
    List<float[]> points = points(200);

    PrincipalPlane plane = PrincipalPlane.fit(points);

    double[][] covariance = covariance(points);
    double[] first = strongest(covariance);
    double firstValue = stretch(covariance, first);
    double[] second = strongest(without(covariance, first, firstValue));
    double all = 0;
    for (int i = 0; i < DIMENSIONS; i++) {
      all += covariance[i][i];
    }
    assertThat(Math.abs(dot(plane.across(), first))).isCloseTo(1, CLOSE);
    assertThat(Math.abs(dot(plane.up(), second))).isCloseTo(1, CLOSE);
    assertThat(plane.acrossShare()).isCloseTo(firstValue / all, CLOSE);
    assertThat(plane.upShare()).isCloseTo(stretch(covariance, second) / all, CLOSE);
  }

  @Test
  void shouldPlaceAPointByItsShadowOnTheAxes() {
    List<float[]> points = points(50);
    PrincipalPlane plane = PrincipalPlane.fit(points);
    double[] along = plane.mean().clone();
    for (int i = 0; i < DIMENSIONS; i++) {
      along[i] += 3 * plane.across()[i] - 2 * plane.up()[i];
    }

    Place place = plane.place(floats(along));

    assertThat(place.x()).isCloseTo(3, CLOSE);
    assertThat(place.y()).isCloseTo(-2, CLOSE);
  }

  @Test
  void shouldKeepItsDirectionsFromOneFitToTheNext() {
    List<float[]> points = points(200);
    PrincipalPlane before = PrincipalPlane.fit(points);
    PrincipalPlane mirrored =
        new PrincipalPlane(
            before.mean(),
            negative(before.up()),
            negative(before.across()),
            before.upShare(),
            before.acrossShare());

    PrincipalPlane after = mirrored.like(before);

    assertThat(after.across()).containsExactly(before.across(), CLOSE);
    assertThat(after.up()).containsExactly(before.up(), CLOSE);
    assertThat(after.acrossShare()).isEqualTo(before.acrossShare());
  }

  @Test
  void shouldStayWhereItIsWhenALittleIsAdded() {
    List<float[]> points = new ArrayList<>(points(300));
    PrincipalPlane before = PrincipalPlane.fit(points);
    points.addAll(points(10));

    PrincipalPlane after = PrincipalPlane.fit(points).like(before);

    assertThat(dot(after.across(), before.across())).isGreaterThan(0.98);
    assertThat(dot(after.up(), before.up())).isGreaterThan(0.98);
  }

  @Test
  void shouldRefuseTooFewPoints() {
    assertThatThrownBy(() -> PrincipalPlane.fit(List.of(new float[] {1, 2})))
        .isInstanceOf(IllegalArgumentException.class);
  }

  // Each dimension spreads less than the one before, and leans on it.
  private List<float[]> points(int count) {
    List<float[]> points = new ArrayList<>();
    for (int n = 0; n < count; n++) {
      float[] point = new float[DIMENSIONS];
      for (int i = 0; i < DIMENSIONS; i++) {
        float own = (float) random.nextGaussian() * (DIMENSIONS - i);
        point[i] = 5 + own + (i == 0 ? 0 : 0.4f * point[i - 1]);
      }
      points.add(point);
    }
    return points;
  }

  private static double[][] covariance(List<float[]> points) {
    double[] mean = new double[DIMENSIONS];
    points.forEach(point -> Arrays.setAll(mean, i -> mean[i] + point[i] / points.size()));
    double[][] covariance = new double[DIMENSIONS][DIMENSIONS];
    for (float[] point : points) {
      for (int i = 0; i < DIMENSIONS; i++) {
        for (int j = 0; j < DIMENSIONS; j++) {
          covariance[i][j] += (point[i] - mean[i]) * (point[j] - mean[j]) / points.size();
        }
      }
    }
    return covariance;
  }

  private static double[] strongest(double[][] matrix) {
    double[] vector = new double[DIMENSIONS];
    Arrays.fill(vector, 1);
    for (int n = 0; n < 5000; n++) {
      double[] next = times(matrix, vector);
      double length = Math.sqrt(dot(next, next));
      vector = Arrays.stream(next).map(each -> each / length).toArray();
    }
    return vector;
  }

  private static double[] times(double[][] matrix, double[] vector) {
    return Arrays.stream(matrix).mapToDouble(row -> dot(row, vector)).toArray();
  }

  private static double stretch(double[][] matrix, double[] vector) {
    return dot(times(matrix, vector), vector);
  }

  private static double[][] without(double[][] matrix, double[] vector, double value) {
    double[][] rest = new double[DIMENSIONS][DIMENSIONS];
    for (int i = 0; i < DIMENSIONS; i++) {
      for (int j = 0; j < DIMENSIONS; j++) {
        rest[i][j] = matrix[i][j] - value * vector[i] * vector[j];
      }
    }
    return rest;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static double[] negative(double[] vector) {
    return Arrays.stream(vector).map(each -> -each).toArray();
  }

  private static float[] floats(double[] vector) {
    float[] floats = new float[vector.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) vector[i];
    }
    return floats;
  }
}
