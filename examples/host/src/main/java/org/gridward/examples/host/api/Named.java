package org.gridward.examples.host.api;

import java.util.Optional;
import org.gridward.decision.Category;
import org.gridward.department.Department;

/**
 * Something with a code and a name.
 *
 * @param code for systems
 * @param name for people
 */
public record Named(String code, String name) {

  static Named of(Department department) {
    return new Named(department.code(), department.name());
  }

  static Named of(Category category) {
    return new Named(category.code(), category.minor());
  }

  static Optional<Named> of(Optional<String> code, Optional<String> name) {
    return code.map(it -> new Named(it, name.orElse(it)));
  }
}
