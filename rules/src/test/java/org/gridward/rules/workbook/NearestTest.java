package org.gridward.rules.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NearestTest {

  private static final List<String> KNOWN =
      List.of("环卫所", "派出所", "城管局", "暴露垃圾", "农业农村办公室", "卫生院", "HW", "workday");

  @ParameterizedTest
  @CsvSource({
    "环卫锁,   环卫所",
    "派初所,   派出所",
    "成管菊,   城管局",
    "暴露拉圾, 暴露垃圾",
    "浓叶浓村班公式, 农业农村办公室",
    "围圣愿,   卫生院",
    "hw,      HW",
    "workdya, workday",
  })
  void what_sounds_or_looks_alike_is_proposed(String seen, String meant) {
    assertThat(Nearest.of(seen, KNOWN)).contains(meant);
  }

  @Test
  void of_two_that_look_alike_the_one_that_sounds_alike_is_meant() {
    assertThat(Nearest.of("西湖区", List.of("东湖区", "溪湖区"))).contains("溪湖区");
  }

  @Test
  void what_is_near_to_nothing_brings_no_proposal() {
    assertThat(Nearest.of("随便写写的一句话", KNOWN)).isEmpty();
    assertThat(Nearest.of("", List.of())).isEmpty();
  }
}
