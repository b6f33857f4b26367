/* The functions at the addresses that eagle.rom.addr.v6.ld and esp8266.rom.ld of Espressif's SDKs give them; rom.ld places
   the sections. */

    .macro  AT name, body
    .section .at_\name, "ax"
    j       \body
    .endm
    AT  rtc_get_reset_reason, rtc_get_reset_reason
    AT  software_reset, software_reset
    AT  uart_div_modify, uart_div_modify
    AT  SPI_sector_erase, spi_sector_erase
    AT  SPI_block_erase, spi_block_erase
    AT  SPI_page_program, spi_page_program
    AT  SPI_read_data, spi_read_data
    AT  SPI_read_status, spi_read_status
    AT  SPI_write_status, spi_write_status
    AT  SPI_write_enable, spi_write_enable
    AT  Wait_SPI_Idle, wait_spi_idle
    AT  spi_flash_attach, spi_flash_attach
    AT  Cache_Read_Enable, cache_read_enable
    AT  Cache_Read_Disable, cache_read_disable
    AT  rom_i2c_readReg, rom_i2c_read
    AT  rom_i2c_writeReg, rom_i2c_write
    .section .note.GNU-stack, "", @progbits
