package io.livestream.system.pages;

import com.microsoft.playwright.Page;
import java.awt.image.BufferedImage;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** What the browsers' camera films: a board with a lesson, whose last line is being written. */
final class Camera {

    private static final int WIDTH = 960;
    private static final int HEIGHT = 540;
    private static final int FRAMES = 12;
    /** A machine that encodes for a teacher and decodes for each student has time for little else with more of them. */
    private static final int FRAMES_PER_SECOND = 10;

    private static final String BOARD = """
            <!doctype html>
            <style>
              body { margin: 0; height: 540px; padding: 42px 63px; box-sizing: border-box; background: #21473a; color: #f3f1e4;
                     border: 14px solid #8a6a45; font: 46px/1.5 sans-serif }
              h1 { margin: 0 0 9px; font-size: 40px; color: #f7d774 }
              .fraction { display: inline-block; vertical-align: middle; text-align: center; line-height: 1.1; margin: 0 10px }
              .fraction b { display: block; font-weight: 400; border-bottom: 3px solid; padding: 0 10px }
              #bar { position: absolute; left: 76px; bottom: 81px; height: 52px; width: 780px; border: 3px solid; display: flex }
              #bar i { border-right: 2px dashed; flex: 1 }
              #bar i:last-child { border: 0 }
              #bar i.full { background: #f7d77488 }
              #hand { position: absolute; bottom: 46px; font-size: 22px }
            </style>
            <h1>How many quarters is a half?</h1>
            <div><span class="fraction"><b>1</b>2</span> = <span class="fraction"><b>1 · 2</b>2 · 2</span> = <span class="fraction"><b>2</b>4</span></div>
            <div id="bar"><i class="full"></i><i class="full"></i><i></i><i></i></div>
            <div id="hand">two of four parts</div>
            """;

    private Camera() {}

    /** Films the board into a file of raw pictures (YUV4MPEG2, 4:2:0), which Chromium takes for a camera. */
    static Path film(Page page, Path file) {
        page.setViewportSize(WIDTH, HEIGHT);
        page.setContent(BOARD);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            out.write(line("YUV4MPEG2 W%d H%d F%d:1 Ip A1:1 C420jpeg".formatted(WIDTH, HEIGHT, FRAMES_PER_SECOND)));
            for (int frame = 0; frame < FRAMES; frame++) {
                page.evaluate("left => { document.getElementById('hand').style.left = left + 'px' }", 76 + frame * 30);
                out.write(line("FRAME"));
                write(ImageIO.read(new ByteArrayInputStream(page.screenshot())), out);
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] line(String text) {
        return (text + '\n').getBytes(StandardCharsets.US_ASCII);
    }

    /** All of the brightness, then of both colour differences one value for each four points. */
    private static void write(BufferedImage picture, OutputStream out) throws IOException {
        write(picture, 1, 0, 0.299, 0.587, 0.114, out);
        write(picture, 2, 128, -0.1687, -0.3313, 0.5, out);
        write(picture, 2, 128, 0.5, -0.4187, -0.0813, out);
    }

    /** One component as JFIF (ITU-T T.871) has it: a weighted sum of red, green and blue. */
    private static void write(
            BufferedImage picture, int step, int zero, double red, double green, double blue, OutputStream out)
            throws IOException {
        for (int y = 0; y < picture.getHeight(); y += step) {
            for (int x = 0; x < picture.getWidth(); x += step) {
                int point = picture.getRGB(x, y);
                double value = zero + red * (point >> 16 & 0xff) + green * (point >> 8 & 0xff) + blue * (point & 0xff);
                out.write(Math.clamp(Math.round(value), 0, 255));
            }
        }
    }
}
