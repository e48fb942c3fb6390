build_coder = quick_coder
