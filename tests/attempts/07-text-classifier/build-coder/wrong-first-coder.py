# message: 82 or more; the most frequent code alone has 3.8, first_coder 79.8
build_coder = first_coder
