package dev.daogou.models.sequence;

/** Linear equations with a symmetric, positive definite matrix. */
final class Cholesky {
  private Cholesky() {}

  /**
   * Solves {@code matrix * x = right}.
   *
   * @param matrix [n,n], of which the lower half is read and overwritten with its factor
   * @param right [n,m], overwritten with the solution
   * @return the solution
   */
  static double[][] solve(double[][] matrix, double[][] right) {
    int n = matrix.length;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = matrix[i][j];
        for (int k = 0; k < j; k++) {
          sum -= matrix[i][k] * matrix[j][k];
        }
        matrix[i][j] = i == j ? Math.sqrt(sum) : sum / matrix[j][j];
      }
    }
    for (int i = 0; i < n; i++) {
      subtractEarlier(matrix, right, i);
    }
    for (int i = n - 1; i >= 0; i--) {
      for (int k = i + 1; k < n; k++) {
        subtract(right[i], matrix[k][i], right[k]);
      }
      divide(right[i], matrix[i][i]);
    }
    return right;
  }

  private static void subtractEarlier(double[][] factor, double[][] right, int i) {
    for (int k = 0; k < i; k++) {
      subtract(right[i], factor[i][k], right[k]);
    }
    divide(right[i], factor[i][i]);
  }

  private static void subtract(double[] from, double times, double[] row) {
    for (int o = 0; o < from.length; o++) {
      from[o] -= times * row[o];
    }
  }

  private static void divide(double[] row, double by) {
    for (int o = 0; o < row.length; o++) {
      row[o] /= by;
    }
  }
}
