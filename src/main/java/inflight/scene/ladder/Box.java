package inflight.scene.ladder;

/**
 * A turned rectangle.
 *
 * @param x of its middle
 * @param halfWidth along its own direction
 * @param radians clockwise, y running down
 */
record Box(double x, double y, double halfWidth, double halfHeight, double radians) {
  /** No corner is farther from the middle. */
  double reach() {
    return halfWidth * Math.abs(Math.sin(radians)) + halfHeight;
  }

  boolean overlaps(Box o) {
    double dx = o.x - x;
    double dy = o.y - y;
    if (Math.abs(dy) > reach() + o.reach()) {
      return false;
    }
    return !(apart(o, dx, dy) || o.apart(this, -dx, -dy));
  }

  /** Whether one of my axes separates the two. */
  private boolean apart(Box o, double dx, double dy) {
    double cos = Math.cos(radians);
    double sin = Math.sin(radians);
    double turn = o.radians - radians;
    double c = Math.abs(Math.cos(turn));
    double s = Math.abs(Math.sin(turn));
    double along = Math.abs(dx * cos + dy * sin);
    double across = Math.abs(dy * cos - dx * sin);
    return along > halfWidth + o.halfWidth * c + o.halfHeight * s
        || across > halfHeight + o.halfWidth * s + o.halfHeight * c;
  }

  /** Whether a line runs through it. */
  boolean crosses(double x1, double y1, double x2, double y2) {
    double cos = Math.cos(radians);
    double sin = Math.sin(radians);
    double u1 = (x1 - x) * cos + (y1 - y) * sin;
    double v1 = (y1 - y) * cos - (x1 - x) * sin;
    double u2 = (x2 - x) * cos + (y2 - y) * sin;
    double v2 = (y2 - y) * cos - (x2 - x) * sin;
    double from = 0;
    double to = 1;
    double[][] slabs = {{u1, u2 - u1, halfWidth}, {v1, v2 - v1, halfHeight}};
    for (double[] slab : slabs) {
      if (Math.abs(slab[1]) < 1e-12) {
        if (Math.abs(slab[0]) > slab[2]) {
          return false;
        }
        continue;
      }
      double a = (-slab[2] - slab[0]) / slab[1];
      double b = (slab[2] - slab[0]) / slab[1];
      from = Math.max(from, Math.min(a, b));
      to = Math.min(to, Math.max(a, b));
    }
    return from < to;
  }

  /** Its corners: {@code x, y} four times. */
  double[] corners() {
    double cos = Math.cos(radians);
    double sin = Math.sin(radians);
    double[] out = new double[8];
    int[][] signs = {{-1, -1}, {1, -1}, {1, 1}, {-1, 1}};
    for (int i = 0; i < 4; i++) {
      double u = signs[i][0] * halfWidth;
      double v = signs[i][1] * halfHeight;
      out[2 * i] = x + u * cos - v * sin;
      out[2 * i + 1] = y + u * sin + v * cos;
    }
    return out;
  }
}
