# message: holds no instruction
%%writefile Containerfile
# to do
