package inflight.scene.export;

import inflight.scene.ladder.Ink;
import inflight.scene.ladder.LadderPainter;
import inflight.scene.ladder.LadderScene;
import inflight.scene.ladder.LadderView;
import inflight.scene.ladder.Palette;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import javax.imageio.ImageIO;

/** A whole ladder as a picture. Needs no display, but fonts and Java's font libraries. */
public final class LadderPng {
  /** More does not fit into a heap of ordinary size; 4 bytes each. */
  private static final long MAX_PIXELS = 60_000_000;

  private LadderPng() {}

  /**
   * @param scale pixels of the picture for a logical one, 1 to 4
   * @throws IOException if the ladder is too tall for a picture or there are no fonts
   */
  public static void write(LadderScene scene, Palette palette, int scale, OutputStream out)
      throws IOException {
    if (scale < 1 || scale > 4) {
      throw new IllegalArgumentException("a scale of " + scale + " is not 1 to 4");
    }
    double height = LadderPainter.fullHeight(scene, 1, false);
    int fits = fitting(height, scale);
    if (fits == 0) {
      throw new IOException(
          "a ladder of "
              + scene.trace().segments().size()
              + " segments is too tall for a picture; .svg and .html can hold it");
    }
    ImageIO.setUseCache(false);
    if (!ImageIO.write(picture(scene, palette, fits, height), "png", out)) {
      throw new IOException("this Java cannot write PNG");
    }
  }

  /** The scale asked for, or the largest smaller one whose picture fits into memory; 0 if none. */
  private static int fitting(double height, int scale) {
    for (int s = scale; s > 0; s--) {
      if (LadderSvg.WIDTH * s * height * s <= MAX_PIXELS) {
        return s;
      }
    }
    return 0;
  }

  private static BufferedImage picture(LadderScene scene, Palette palette, int scale, double height)
      throws IOException {
    int width = (int) (LadderSvg.WIDTH * scale);
    BufferedImage image =
        new BufferedImage(width, (int) Math.ceil(height * scale), BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    try {
      g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      g.setRenderingHint(
          RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
      g.setRenderingHint(
          RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
      g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      g.setColor(new Color(palette.rgb(Ink.BACKGROUND)));
      g.fillRect(0, 0, width, image.getHeight()); // the ladder ends within the last row of pixels
      g.scale(scale, scale);
      LadderPainter.paint(scene, LadderView.of(LadderSvg.WIDTH, height), new AwtPen(g, palette));
      return image;
    } catch (Error | RuntimeException e) {
      // Java reports missing fonts and font libraries as errors of many kinds.
      if (e instanceof OutOfMemoryError || !isAboutFonts(e)) {
        throw e;
      }
      throw new IOException(
          "a picture needs fonts and the font libraries (inflight doctor names the packages);"
              + " .svg and .html need none",
          e);
    } finally {
      g.dispose();
    }
  }

  private static boolean isAboutFonts(Throwable thrown) {
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      if (t instanceof LinkageError) {
        return true;
      }
      for (StackTraceElement frame : t.getStackTrace()) {
        if (frame.getClassName().contains("font") || frame.getClassName().contains("Font")) {
          return true;
        }
      }
    }
    return false;
  }
}
