package io.haat.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** That the bundle runs is what every test with a browser shows. */
final class ModuleBundleTest {
  private final Map<String, WebFile> files = new HashMap<>();

  @Test
  void each_module_is_there_once_after_those_it_imports() {
    write(
        "app.js", "import { tea } from './shop/tea.js';\nimport { cup as pot } from './cup.js';\n");
    write("shop/tea.js", "import { cup } from '../cup.js';\nexport const tea = () => cup;\n");
    write("cup.js", "export function cup() {}\nconst inside = 'export';\n");

    assertThat(bundle())
        .isEqualTo(
            """
            const $cup_js = (() => {
            function cup() {}
            const inside = 'export';
            return {cup: cup};
            })();
            const $shop_tea_js = (() => {
            const { cup } = $cup_js;
            const tea = () => cup;
            return {tea: tea};
            })();
            const $app_js = (() => {
            const { tea } = $shop_tea_js;
            const { cup: pot } = $cup_js;
            return {};
            })();
            """);
  }

  @Test
  void libraries_stay_modules_and_are_passed_on_by_name() {
    write("app.js", "import {\n  h,\n} from './view/all.js';\n");
    write(
        "view/all.js",
        "export {\n  h,\n} from '../vendor/x.js';\nconst later = () => import('../vendor/y.js');\n");

    assertThat(bundle())
        .startsWith("import * as $vendor_x_js from './vendor/x.js';\n")
        .contains("return {h: $vendor_x_js.h};", "import('./vendor/y.js')");
  }

  @Test
  void what_it_cannot_bundle_is_named() {
    write("app.js", "import all from './all.js';\n");
    assertThatIllegalStateException()
        .isThrownBy(this::bundle)
        .withMessage("app.js: 'import all from './all.js';' is in no form that can be bundled");

    write("app.js", "export let tea = 1;\n");
    assertThatIllegalStateException().isThrownBy(this::bundle).withMessageContaining("export let");

    write("app.js", "import { no } from './no.js';\n");
    assertThatIllegalStateException().isThrownBy(this::bundle).withMessage("no.js is missing");

    write("app.js", "import { one } from './one.js';\n");
    write("one.js", "import { two } from './two.js';\n");
    write("two.js", "import { one } from './one.js';\n");
    assertThatIllegalStateException().isThrownBy(this::bundle).withMessage("one.js imports itself");
  }

  private String bundle() {
    return ModuleBundle.of(files, "app.js").text();
  }

  private void write(String name, String text) {
    files.put(name, new WebFile(name, text.getBytes(StandardCharsets.UTF_8)));
  }
}
