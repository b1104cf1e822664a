import ChainDecoding

print(Keccak256.hash("Transfer(address,address,uint256)"))
