package org.gridward.examples.host.feed;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import javax.imageio.ImageIO;

/** Draws what a camera might see: sky, road, and a box on it. Small, and no two alike. */
final class Pictures {

  private static final int WIDTH = 160;
  private static final int HEIGHT = 90;
  private static final int HORIZON = 40;

  static {
    ImageIO.setUseCache(false); // a few kilobytes need no file
  }

  private Pictures() {}

  /** A JPEG picture of some two kilobytes. */
  static byte[] jpeg(Random random) {
    var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    fill(image, 0, 0, WIDTH, HORIZON, new Color(150, 180, 160 + random.nextInt(80)));
    fill(image, 0, HORIZON, WIDTH, HEIGHT - HORIZON, new Color(90, 90, 95));
    var width = 20 + random.nextInt(30);
    var height = 14 + random.nextInt(20);
    var colour = new Color(random.nextInt(256), random.nextInt(256), random.nextInt(256));
    fill(image, random.nextInt(WIDTH - width), HEIGHT - 8 - height, width, height, colour);
    var bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "jpeg", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory does not fail
    }
    return bytes.toByteArray();
  }

  private static void fill(BufferedImage image, int x, int y, int width, int height, Color colour) {
    for (var row = y; row < y + height; row++) {
      for (var column = x; column < x + width; column++) {
        image.setRGB(column, row, colour.getRGB());
      }
    }
  }
}
