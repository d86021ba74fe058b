package dev.backroom.rules.bad.code;

import java.nio.file.Files;
import java.nio.file.Path;

/// Depends on what lies on a disk.
record OpensFile(Path file) {
    boolean isThere() {
        return Files.exists(file);
    }
}
