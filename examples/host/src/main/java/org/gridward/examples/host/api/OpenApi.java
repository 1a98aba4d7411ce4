package org.gridward.examples.host.api;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.info.License;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Serves the description of this interface, made from it when it was compiled. */
@OpenAPIDefinition(
    info =
        @Info(
            title = "gridward",
            version = "0.1",
            description = "Takes what a city sees to the department that must act, and says why.",
            license = @License(name = "Apache-2.0")))
@Hidden
@Controller
public class OpenApi {

  /** The description in YAML, OpenAPI 3.0. */
  @Get(value = "/openapi.yml", produces = "application/yaml")
  String yaml() throws IOException {
    try (var in = OpenApi.class.getResourceAsStream("/META-INF/swagger/gridward-0.1.yml")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
