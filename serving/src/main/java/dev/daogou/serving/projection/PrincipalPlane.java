package dev.daogou.serving.projection;

import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.stat.correlation.Covariance;

/**
 * The plane on which points differ most: their mean, and the two eigenvectors of their covariance
 * with the largest eigenvalues (principal component analysis, Pearson 1901).
 *
 * @param mean centre of the points
 * @param across unit vector of the first axis
 * @param up unit vector of the second axis
 * @param acrossShare part of the points' variance along the first axis, 0 to 1
 * @param upShare part of the points' variance along the second
 */
public record PrincipalPlane(
    double[] mean, double[] across, double[] up, double acrossShare, double upShare) {

  /** A place on the plane. */
  public record Place(double x, double y) {}

  /**
   * Fits a plane to points of the same dimension, at least two.
   *
   * @throws IllegalArgumentException when there are too few
   */
  public static PrincipalPlane fit(List<float[]> points) {
    if (points.size() < 2 || points.getFirst().length < 2) {
      throw new IllegalArgumentException("a plane needs two points of two dimensions");
    }
    RealMatrix rows = matrix(points);
    EigenDecomposition parts =
        new EigenDecomposition(new Covariance(rows, false).getCovarianceMatrix());
    double[] shares = parts.getRealEigenvalues();
    double all = Math.max(Double.MIN_NORMAL, new ArrayRealVector(shares).getL1Norm());
    return new PrincipalPlane(
        mean(rows),
        upright(parts.getEigenvector(0)),
        upright(parts.getEigenvector(1)),
        Math.max(0, shares[0]) / all,
        Math.max(0, shares[1]) / all);
  }

  /** Where a point lies on the plane. */
  public Place place(float[] point) {
    double x = 0;
    double y = 0;
    for (int i = 0; i < mean.length; i++) {
      double away = point[i] - mean[i];
      x += away * across[i];
      y += away * up[i];
    }
    return new Place(x, y);
  }

  /**
   * The same plane, turned so that it looks as much like another as it can: eigenvectors have no
   * sign, and two that explain about as much change places from one fit to the next.
   */
  public PrincipalPlane like(PrincipalPlane before) {
    if (before.mean.length != mean.length) {
      return this;
    }
    double straight = Math.abs(dot(across, before.across)) + Math.abs(dot(up, before.up));
    double swapped = Math.abs(dot(up, before.across)) + Math.abs(dot(across, before.up));
    PrincipalPlane turned =
        straight >= swapped ? this : new PrincipalPlane(mean, up, across, upShare, acrossShare);
    return new PrincipalPlane(
        mean,
        along(turned.across, before.across),
        along(turned.up, before.up),
        turned.acrossShare,
        turned.upShare);
  }

  private static RealMatrix matrix(List<float[]> points) {
    double[][] rows = new double[points.size()][];
    for (int i = 0; i < rows.length; i++) {
      float[] point = points.get(i);
      rows[i] = new double[point.length];
      for (int j = 0; j < point.length; j++) {
        rows[i][j] = point[j];
      }
    }
    return new Array2DRowRealMatrix(rows, false);
  }

  private static double[] mean(RealMatrix rows) {
    RealVector ones = new ArrayRealVector(rows.getRowDimension(), 1.0 / rows.getRowDimension());
    return rows.preMultiply(ones).toArray();
  }

  // The first fit has none before it: the component that is largest points up.
  private static double[] upright(RealVector axis) {
    double largest =
        Math.abs(axis.getMinValue()) > axis.getMaxValue() ? axis.getMinValue() : axis.getMaxValue();
    return (largest < 0 ? axis.mapMultiply(-1) : axis).toArray();
  }

  private static double[] along(double[] axis, double[] before) {
    return dot(axis, before) < 0 ? new ArrayRealVector(axis).mapMultiply(-1).toArray() : axis;
  }

  private static double dot(double[] a, double[] b) {
    return new ArrayRealVector(a, false).dotProduct(new ArrayRealVector(b, false));
  }
}
