package io.livestream.system.pages;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ScreenshotType;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the browsers' camera films: a board with a lesson, whose last line is being written. */
final class Camera {

    private static final int FRAMES = 12;
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

    /** Films the board into a file of JPEG pictures one after the other, which Chromium takes for a camera. */
    static Path film(Page page, Path file) {
        page.setViewportSize(960, 540);
        page.setContent(BOARD);
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int frame = 0; frame < FRAMES; frame++) {
                page.evaluate("left => { document.getElementById('hand').style.left = left + 'px' }", 76 + frame * 30);
                out.write(page.screenshot(new Page.ScreenshotOptions()
                        .setType(ScreenshotType.JPEG)
                        .setQuality(85)));
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
