# message: holds no pattern
%%writefile .containerignore
# later
